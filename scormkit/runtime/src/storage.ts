/** The device's own store, which may be full, forbidden or absent: then nothing is kept and nothing breaks. */

export interface Store {
  /** "" when there is nothing. */
  read(key: string): string;
  /** "" removes. */
  write(key: string, text: string): void;
}

/** @param storage gives localStorage; merely asking for it may throw. */
export function storeOf(storage: () => Storage): Store {
  return {
    read(key) {
      try {
        return storage().getItem(key) || "";
      } catch {
        return "";
      }
    },
    write(key, text) {
      try {
        if (text) storage().setItem(key, text);
        else storage().removeItem(key);
      } catch {
        // The copy on the device is a second net; the learner goes on without it.
      }
    },
  };
}
