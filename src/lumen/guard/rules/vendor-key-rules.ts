/** Keys that say whose they are by how they begin. Examples are put together, so that no scanner takes them for real. */
import { type MaskRule, wholeWhen } from "../mask-rule.ts";

const SAMPLE = "aB3dE5gH7jK9mN2p";

/** No class name such as `sk-loading-spinner-container`: random text has digits and long runs. */
const looksRandom = wholeWhen((value) => /\d/.test(value) && /[A-Za-z0-9]{16}/.test(value));

function vendorKey(rule: Omit<MaskRule, "kind">): MaskRule {
  return { kind: "secret", ...rule };
}

export const VENDOR_KEY_RULES: readonly MaskRule[] = [
  vendorKey({
    id: "anthropic-key",
    about: "Anthropic's API keys.",
    needs: ["sk-ant-"],
    pattern: /(?<![\w-])sk-ant-[\w-]{20,200}/g,
    catches: `sk-ant-api03-${SAMPLE}${SAMPLE}`,
    passes: "keys begin with sk-ant-",
  }),
  vendorKey({
    id: "openai-key",
    about: "API keys of OpenAI, OpenRouter and others that begin with sk-.",
    needs: ["sk-"],
    pattern: /(?<![\w-])sk-[\w-]{20,200}/g,
    measure: looksRandom,
    catches: `sk-proj-${SAMPLE}${SAMPLE}`,
    passes: '<div class="sk-loading-spinner-container-wide">',
  }),
  vendorKey({
    id: "github-token",
    about: "GitHub's tokens.",
    pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})/g,
    catches: `ghp_${SAMPLE}${SAMPLE}aB3d`,
    passes: "a token begins with ghp_ or github_pat_",
  }),
  vendorKey({
    id: "aws-access-key-id",
    about: "Ids of Amazon Web Services' access keys.",
    needs: ["AKIA", "ASIA"],
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
    catches: `AKIA${"IOSFODNN7EXAMPLE"}`,
    passes: "AKIA is the prefix; MALAYSIASOUTHEASTASIA",
  }),
  vendorKey({
    id: "google-key",
    about: "Google's API keys, OAuth tokens and client secrets.",
    pattern: /(?<![\w-])(?:AIza[\w-]{35}|ya29\.[\w-]{20,200}|GOCSPX-[\w-]{28})(?![\w-])/g,
    catches: `AIza${SAMPLE}${SAMPLE}aB3`,
    passes: "AIzawa and Sato, 2019",
  }),
  vendorKey({
    id: "slack-token",
    about: "Slack's tokens and the secret part of its webhooks.",
    needs: ["xox", "hooks.slack.com"],
    pattern:
      /(?:(?<![\w-])|hooks\.slack\.com\/services\/)(?<value>xox[abeoprs]-[\w-]{10,200}|(?<=services\/)T\w{6,14}\/B\w{6,14}\/\w{16,40})/g,
    catches: `xoxb-123456789012-${SAMPLE}`,
    passes: "xoxo, your xox-tests",
  }),
  vendorKey({
    id: "stripe-key",
    about: "Stripe's secret and restricted keys and webhook secrets; publishable ones pass.",
    pattern: /(?<!\w)(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,200}|whsec_[A-Za-z0-9]{24,100})/g,
    catches: `sk_${"live"}_${SAMPLE}aB3d`,
    passes: `pk_${"live"}_${SAMPLE}aB3d`,
  }),
  vendorKey({
    id: "package-registry-token",
    about: "Tokens of npm, PyPI, GitLab and Hugging Face.",
    pattern:
      /(?<![\w-])(?:npm_[A-Za-z0-9]{36}|pypi-[\w-]{50,250}|glpat-[\w-]{20,100}|hf_[A-Za-z0-9]{30,60})(?!\w)/g,
    catches: `npm_${SAMPLE}${SAMPLE}aB3d`,
    passes: "npm_config_registry, hf_hub_download, pypi-server",
  }),
  vendorKey({
    id: "mail-service-key",
    about: "Keys of SendGrid and Mailgun.",
    needs: ["SG.", "key-"],
    pattern: /(?<![\w.-])(?:SG\.[\w-]{16,32}\.[\w-]{32,64}|key-[0-9a-f]{32})(?![\w-])/g,
    catches: `SG.${SAMPLE}.${SAMPLE}${SAMPLE}`,
    passes: "SG.Services.AddTransient, key-value",
  }),
  vendorKey({
    id: "telegram-bot-token",
    about: "Tokens of Telegram bots.",
    needs: [":AA"],
    pattern: /(?<![\w-])\d{8,10}:AA[\w-]{33}(?![\w-])/g,
    catches: `123456789:AA${SAMPLE}${SAMPLE}a`,
    passes: "00:11:22:AA:BB:CC",
  }),
  vendorKey({
    id: "ion-key",
    about: "ION's own access keys.",
    needs: ["ion_"],
    pattern: /(?<!\w)ion_[a-z]{2,12}_[0-9a-z]{20,40}_[0-9a-z]{20,64}(?!\w)/g,
    catches: `ion_key_${"01k9x7".repeat(4)}ab_${"9x4k2m7q".repeat(5)}`,
    passes: "ion_key_id, ion_key_<id>_<secret>",
  }),
];
