// The browser's storage, which it may deny to a page: then nothing is there
// and nothing is kept.

function granted(storage: () => Storage): Storage | undefined {
  try {
    return storage();
  } catch {
    return undefined;
  }
}

export const local = granted(() => localStorage);
export const session = granted(() => sessionStorage);

/** habit is how something was used the last time. */
export const habit = (key: string): string | null => local?.getItem(key) ?? null;

/** keepHabit keeps that for the next time. */
export function keepHabit(key: string, value: string): void {
  try {
    local?.setItem(key, value);
  } catch {
    // the storage is full: it holds for this window
  }
}
