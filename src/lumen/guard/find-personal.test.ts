import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkOutput } from "./check-output.ts";
import { fence } from "./fence.ts";
import { findPersonal } from "./find-personal.ts";
import { findInjection } from "./injection.ts";
import { createMasker } from "./masker.ts";

/** Lines as people paste them; what is between ⟦ and ⟧ is found, nothing else. Reserved names, numbers and test keys. */
const FOUND: readonly string[] = [
  // e-mail
  "reach me at ⟦ada.lovelace+ion@mail.example.co.uk⟧.",
  "제 메일은 ⟦ada@example.com⟧입니다",
  "Author: Ada <⟦ada@example.com⟧>",
  '{"user":{"email":"⟦ben_k@example.org⟧","id":7}}',
  "2025-11-21T10:03:11Z WARN login failed for ⟦ben@example.com⟧ from 10.0.4.17",
  "https://app.example.com/invite?to=⟦ada@example.com⟧&lang=ko",
  // phone
  "my number is ⟦+1 415-555-0132⟧, thanks",
  "⟦+1 (415) 555-0132⟧ or ⟦415.555.0132⟧ or ⟦1-800-555-0199⟧",
  "tel:⟦+14155550132⟧",
  "Büro: ⟦+49 (0) 30 901820-33⟧",
  "UK ⟦+44 20 7946 0958⟧, from abroad ⟦0044 20 7946 0958⟧",
  "전화 주세요 ⟦010-1234-5678⟧로요",
  "연락처: ⟦01012345678⟧",
  "⟦010 1234 5678⟧ 또는 ⟦010.1234.5678⟧",
  "⟦+82 10-1234-5678⟧ 2025-11-21에 통화",
  "휴대폰 ⟦010–1234–5678⟧, ⟦+82 (0)10-1234-5678⟧",
  "회사는 ⟦02-1234-5678⟧, 대리점은 ⟦(031) 123-4567⟧, 인터넷 전화는 ⟦070-1234-5678⟧",
  "phone: ⟦4155550132⟧",
  "휴대폰번호는 ⟦0101234 5678⟧",
  "call me at ⟦415 555 0132⟧ tonight",
  // cards and accounts
  "charge ⟦4111 1111 1111 1111⟧ exp 12/29",
  "card=⟦5555555555554444⟧&cvc=",
  "Amex ⟦3782 822463 10005⟧",
  "카드번호 ⟦4242-4242-4242-4242⟧ 결제 실패",
  "IBAN: ⟦DE89 3704 0044 0532 0130 00⟧ BIC COBADEFFXXX",
  "transfer to ⟦GB29NWBK60161331926819⟧",
  // national ids
  "SSN ⟦219-09-9999⟧",
  "주민번호는 ⟦900101-1234568⟧인데요",
  "주민등록번호: ⟦9001011234568⟧",
  "NINO ⟦AB123456C⟧, or ⟦AB 12 34 56 C⟧",
  "Meine Steueridentifikationsnummer: ⟦86095742719⟧",
  // secrets by shape
  `OPENAI_API_KEY=⟦sk-proj-${"aB3dE5gH7jK9mN2p".repeat(2)}⟧`,
  `export ANTHROPIC_API_KEY="⟦sk-ant-api03-${"aB3dE5gH7jK9mN2p".repeat(3)}-AA⟧"`,
  `git remote set-url origin https://ada:⟦ghp_${"aB3dE5gH7j".repeat(3)}aB3dE5⟧@github.com/example/tool.git`,
  `remote: ⟦github_pat_${"11ABCDEFG0".repeat(3)}⟧ rejected`,
  `aws_access_key_id = ⟦AKIA${"IOSFODNN7EXAMPLE"}⟧`,
  `aws_secret_access_key = ⟦wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⟧`,
  `GOOGLE_MAPS=⟦AIza${"SyA1b2C3d4E5".repeat(2)}f6G7h8I9j0K⟧`,
  `slack: ⟦xoxb-1234567890-${"aB3dE5gH7j".repeat(2)}⟧`,
  `https://hooks.slack.com/services/⟦T00000000/B00000000/${"X1".repeat(12)}⟧`,
  `curl -H "Authorization: Bearer ⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.aB3dE5gH7jK9mN2paB3d⟧"`,
  `⟦-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIEogIBAAKCAQEA\n-----END RSA ${"PRIVATE"} KEY-----⟧`,
  `"private_key": "⟦-----BEGIN ${"PRIVATE"} KEY-----\\nMIIEvQIBADANBgkqhkiG9w0B\\n-----END ${"PRIVATE"} KEY-----⟧\\n"`,
  `⟦ion_key_${"01k9x7".repeat(4)}ab_${"9x4k2m7q".repeat(5)}⟧`,
  // secrets by name
  "DATABASE_URL=postgres://app:⟦s3cr3t⟧@db.internal:5432/shop",
  "mongodb+srv://root:⟦hunter2⟧@cluster0.example.net/?retryWrites=true",
  "redis://:⟦p4ss-word⟧@127.0.0.1:6379/0",
  "psql: PGPASSWORD=⟦letmein⟧ psql -h localhost",
  "password: ⟦hunter2⟧",
  '{"username":"ada","password":"⟦p@ssw,rd!)⟧"}',
  '{\\"password\\":\\"⟦tr0ub4dor⟧\\"}',
  "const apiKey = '⟦9f8b7a6c5d4e3f2a⟧';",
  "client_secret: ⟦Zx9-77ab_Qq⟧",
  "?access_token=⟦abc123def456⟧&state=x",
  "X-Api-Key: ⟦7c1f0e9d8b7a⟧",
  "my password is ⟦hunter2⟧.",
  "비밀번호는 ⟦test1234!⟧예요",
  "비번: ⟦qwer1234⟧",
  "비번 ⟦qwer1234!⟧ 로 로그인했는데 안 돼요",
  "user admin password ⟦hunter2⟧ does not work",
  "curl -u ada:⟦tr0ub4dor⟧ https://example.com/api",
  "gh auth login --with-token ⟦9f8b7a6c5d⟧",
  "Cookie: JSESSIONID=⟦9F8B7A6C5D4E3F2A1B0C⟧; theme=dark",
  "$env:SECRET_KEY='⟦django-insecure-3k)x1⟧'",
];

const PASSED: readonly string[] = [
  // versions, hashes, ids
  "node v24.21.0, npm 10.9.2, kysely@0.29.9, @types/node@24.19.2",
  "Chrome/120.0.6099.109 Safari/537.36",
  "commit 3f786850e387550fdab836ed7e6dc881de23001b",
  "Merge 9031daa into 5838f72; revert 0178001163",
  "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "integrity sha512-RFFaXMNN0oYbIO2Ahb1gL5YkWtMkZ0RZk2yUAPSSZJYJEC2bfO6VN0l7oZOWrJzaaOGDnF+2ZLZd/6H5F2gqhQ==",
  "id 550e8400-e29b-41d4-a716-446655440000 not found",
  "trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7",
  "turn_01k9x7a8m2q4w6e8r0t2y4u6 of conv_01k9x7b3n5",
  "objectid 507f1f77bcf86cd799439011, snowflake 175928847299117063",
  // times and numbers
  "2025-11-21T09:30:00.123+09:00 [info] started in 1234567 ns",
  "1732170000 1732170000123 1732170000123456 1732170000123456789",
  "MAX_SAFE 9007199254740991 2**52 4503599627370496 INT 2147483647 -9223372036854775808",
  '{"id": 4716190207394368, "userId": 5629499534213120}',
  "3.141592653589793 0.4111111111111111",
  "timeout 30000 ms, 1 000 000 rows, 12 345 678 901 bytes, 86 095 742 719 total",
  '127.0.0.1 - - [21/Nov/2025:10:00:00 +0900] "GET /api HTTP/1.1" 200 512 1034',
  "12:34:56,789 00:11:22:AA:BB:CC 02-01-2025 2025/11/21",
  "0069 0307 0301; 0046 0066 0069 LATIN SMALL LIGATURE",
  "@@ -415,7 +415,9 @@ export function",
  "+12345678",
  "-1234567890",
  "total: 415 555 0132",
  // addresses of machines
  "listening on http://127.0.0.1:4100 and http://[::1]:4100, peer 192.168.10.24:55132",
  "git clone git@github.com:example/ion.git",
  "ssh root@web-1.example.com -p 2222",
  "https://medium.com/@ada/a-post-1234567890ab",
  "import logo from './logo@2x.png'; url('icon@3x.webp')",
  "@app.route('/x') @Injectable() user@localhost",
  "docker pull ghcr.io/example/ion@sha256:deadbeef",
  "https://example.com:8443/@ada",
  // stacks and code
  "    at Object.<anonymous> (/app/src/index.ts:415:13)",
  "TypeError: Cannot read properties of undefined (reading 'token') at line 1024",
  '  File "/srv/app/main.py", line 219, in <module>',
  "Error: connect ECONNREFUSED 127.0.0.1:5432 errno -111",
  "0x7ffee4c0 0xdeadbeefcafebabe 0b1010101010",
  "const password: string = form.password;",
  "password: z.string().min(8), token: string | null,",
  "token = await getToken(); api_key = os.environ['API_KEY']",
  "connect(password=settings.DB_PASSWORD, token=token)",
  'password: "Password is required", token: "auth.token.invalid"',
  "password=$" + "{DB_PASSWORD} token={{ token }} secret=<your-secret> api_key=YOUR_API_KEY",
  "password: ******** secret: [redacted]",
  "max_tokens=4096 tokens: 8192 token_count: 128000 maxTokens: 1024",
  "secretKeyRef: { name: db-secret } passwordHash: hash(x)",
  "password hashing: bcrypt, cost 12; token: sha256; secret: base64",
  "const credential: X509Credential = exchangeX509Token;",
  "private_key: ./certs/server.key secret=/run/secrets/db_password",
  "# tests 128 # pass 128 # fail 0, pass: 127, bypass: 12ab34",
  "Unexpected token: '}' Invalid token: expected ';'",
  "Authorization: Bearer <token>, Basic authentication, bearer of news",
  "비밀번호는 8자 이상이어야 합니다. 토큰은 만료됐어요. 암호: SHA256",
  "The password is required. The token is expired.",
  "a file begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----",
  "sk-loading-spinner-container-wide, sk-SK, task-force-ask-me-anything-2",
  "<PublicKeyToken=b77a5c561934e089>",
  "x = arr[415]-555; y = 415-555; range(200-300-400)",
  "ISBN 978-3-16-148410-0, DOI 10.1000/182, RFC 2119",
  "column phone_id, mobile breakpoint 375px, tel: null",
  "주문번호 20251121-0001234, 우편번호 06236, 사업자 123-45-67890",
  "카드 4111 1111 1111 1112는 검증에 실패한다",
];

const unmarked = (line: string) => line.replace(/[⟦⟧]/g, "");
const marked = (text: string) => {
  let shown = "";
  let end = 0;
  for (const found of findPersonal(text)) {
    shown += `${text.slice(end, found.start)}⟦${text.slice(found.start, found.end)}⟧`;
    end = found.end;
  }
  return shown + text.slice(end);
};

describe("finds, and nothing more", () => {
  for (const line of FOUND) {
    test(JSON.stringify(line.replace(/⟦.*?⟧/gs, "…")), () => assert.equal(marked(unmarked(line)), line));
  }
});

describe("lets pass", () => {
  for (const line of PASSED) test(JSON.stringify(line), () => assert.equal(marked(line), line));
});

test("finds the same in a document of all lines", () => {
  for (const line of FOUND) {
    const document = [...PASSED, line, ...PASSED].join("\n");
    assert.equal(marked(unmarked(document)), document);
  }
});

/** What makes a careless pattern slow: endless beginnings of what a rule looks for. */
const ADVERSARIAL = [
  "a",
  "1",
  "1 ",
  "1-",
  "+1 ",
  "(",
  "a@",
  "a@b.",
  "<",
  "[",
  "![x](https://a.b/",
  "eyJaaaaaaaa.",
  "sk-",
  "password",
  "password: ",
  "postgres://a:",
  "Bearer ",
  "AB12 ",
  "010-1234-",
  "4111 ",
  "-----BEGIN PRIVATE KEY-----",
  "ignore all ",
  "send token ",
  "이전 지시 ",
  "a\u200B",
  "https://a.b/?q=",
  "[email-1",
];

test("takes time in proportion to the text: 200,000 characters of anything", () => {
  for (const beginning of ADVERSARIAL) {
    const text = beginning.repeat(Math.ceil(200_000 / beginning.length));
    const begun = performance.now();
    createMasker().mask(text);
    findInjection(text);
    fence(text, { kind: "document", name: "notes.md" });
    checkOutput(text, { systemPrompt: text.slice(0, 10_000) });
    const tookMs = performance.now() - begun;
    // about 0.1 s; a quadratic pattern takes a minute
    assert.ok(tookMs < 5000, `${JSON.stringify(beginning)} took ${tookMs} ms`);
  }
});
