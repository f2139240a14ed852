import { hkdfSync, randomBytes } from "node:crypto";
import { NothingToRotateToError, SecretKeyMissingError, SecretKeyNeededError } from "./errors.ts";
import { isOpenToOthers, makeKeyFile, parseKey, readKeyFile, replaceKeyFile } from "./key-file.ts";
import { KEY_BYTES, keyIdOf, openWith, sealWith } from "./seal.ts";

/** What a secret belongs to, such as its table, workspace and id: it opens there only. */
export type Place = readonly string[];

/** Keeps texts that must not be read from a database, a backup or a log. */
export interface SecretBox {
  /** Fails as `seal` would, before anything else is done. @throws SecretKeyNeededError, SecretKeyFileError */
  checkSealing(): Promise<void>;
  /** @throws SecretKeyNeededError, SecretKeyFileError */
  seal(text: string, place: Place): Promise<string>;
  /** @throws SecretKeyMissingError, SecretDamagedError, SecretKeyFileError */
  open(sealed: string, place: Place): Promise<string>;
  /**
   * 32 bytes for one purpose, made of the key that seals: the same as long as it is the same, and telling nothing of it.
   *
   * @throws SecretKeyNeededError, SecretKeyFileError
   */
  derive(purpose: string): Promise<Buffer>;
  /**
   * Brings a new key, which seals from here on; what older ones sealed still opens. Whoever calls it holds the database's
   * write lock, here and in `finish`, so that two rotations do not cross.
   *
   * @throws NothingToRotateToError the only key is a setting's; SecretKeyNeededError, SecretKeyFileError
   */
  beginRotation(): Promise<Rotation>;
  /** About the keys at hand, none of it secret. @throws SecretKeyFileError */
  describe(): Promise<SecretKeyView>;
}

export interface Rotation {
  /** What an older key sealed, sealed with the new one. @throws SecretKeyMissingError, SecretDamagedError */
  sealAgain(sealed: string, place: Place): string;
  /** Takes the older keys out of the file; call it when everything is sealed again and on disk. */
  finish(): Promise<void>;
}

export interface SecretKeyView {
  /** Of the key that seals; null: there is none yet. */
  readonly keyId: string | null;
  readonly from: "ION_SECRET_KEY" | "file";
  /** The ids of keys that only open. */
  readonly olderIds: readonly string[];
  readonly path: string;
  /** Others than its owner have rights on the file. */
  readonly isFileOpenToOthers: boolean;
}

export interface SecretBoxNeeds {
  /** As ION_SECRET_KEY holds them: base64, with commas between; null: none. */
  readonly keys: string | null;
  /** Where the file with the key is, or is made. */
  readonly path: string;
  /** Whether a file of this machine may be the key: not where other machines use the same database. */
  readonly mayMakeFile: boolean;
}

/** Reads its keys anew each time: they are needed rarely, and another process may rotate them. */
export function createSecretBox({ keys, path, mayMakeFile }: SecretBoxNeeds): SecretBox {
  const settled = keys === null ? [] : keys.split(",").map(parseKey);
  const ring = async (): Promise<Buffer[]> => [...settled, ...(await readKeyFile(path))];

  /** The key that seals; null where it is still to be made. */
  async function firstKey(): Promise<Buffer | null> {
    const [first] = await ring();
    if (first === undefined && !mayMakeFile) throw new SecretKeyNeededError();
    return first ?? null;
  }

  async function sealingKey(): Promise<Buffer> {
    const first = await firstKey();
    if (first !== null) return first;
    await makeKeyFile(path);
    const [made] = await readKeyFile(path);
    if (made === undefined) throw new SecretKeyMissingError("just made");
    return made;
  }

  return {
    checkSealing: async () => void (await firstKey()),
    seal: async (text, place) => sealWith(await sealingKey(), text, place),
    derive: async (purpose) =>
      Buffer.from(hkdfSync("sha256", await sealingKey(), "", `ion ${purpose}`, KEY_BYTES)),
    open: async (sealed, place) => openWith(await ring(), sealed, place),
    async beginRotation() {
      const before = await ring();
      if (settled.length === 1 && before.length === 1) throw new NothingToRotateToError();
      const isFile = settled.length === 0;
      if (isFile && !mayMakeFile) throw new SecretKeyNeededError();
      const newest = isFile ? randomBytes(KEY_BYTES) : (settled[0] as Buffer);
      if (isFile) await replaceKeyFile(path, [newest, ...before]);
      const all = [newest, ...before];
      return {
        sealAgain: (sealed, place) => sealWith(newest, openWith(all, sealed, place), place),
        async finish() {
          if (!isFile) return;
          const isOlder = (key: Buffer) => before.some((old) => old.equals(key));
          await replaceKeyFile(
            path,
            (await readKeyFile(path)).filter((key) => !isOlder(key)),
          );
        },
      };
    },
    async describe() {
      const [first, ...older] = await ring();
      return {
        keyId: first === undefined ? null : keyIdOf(first),
        from: settled.length > 0 ? "ION_SECRET_KEY" : "file",
        olderIds: older.map(keyIdOf),
        path,
        isFileOpenToOthers: await isOpenToOthers(path),
      };
    },
  };
}
