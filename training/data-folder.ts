/** Where an evaluation finds its files: test splits before development splits, training splits from either folder. */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** A file that an evaluation needs and that no folder has. */
export class MissingDataError extends Error {
  constructor(set: string, names: readonly string[], folders: readonly string[]) {
    super(`${set}: none of ${names.join(", ")} in ${folders.join(", ")}`);
    this.name = "MissingDataError";
  }
}

export interface DataFolder {
  /** The file to measure on: the first of `names` that is there. */
  measured(set: string, names: readonly string[]): string;
  /** The file to train on; also looked for in the folder of training data. */
  training(set: string, names: readonly string[]): string;
  has(set: string, name: string): boolean;
}

export function openDataFolder(folder: string, trainingFolder: string): DataFolder {
  const find = (set: string, names: readonly string[], folders: readonly string[]): string => {
    for (const place of folders)
      for (const name of names) {
        const path = join(place, set, name);
        if (existsSync(path)) return path;
      }
    throw new MissingDataError(set, names, folders);
  };
  return {
    measured: (set, names) => find(set, names, [folder]),
    training: (set, names) => find(set, names, [...new Set([folder, trainingFolder])]),
    has: (set, name) => existsSync(join(folder, set, name)),
  };
}
