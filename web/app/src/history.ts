// What was done to the shape of the issue, to be undone and done again. Words
// are not its business: fields have the browser's own undo, and what is typed
// between two steps stays typed.

/** Step is something that was done. Undoing and doing it again go strictly in
 * turn, so both may count on the cards standing as they left them. */
export interface Step {
  said: string; // what it did, for people
  undo: () => void;
  redo: () => void;
}

const longest = 200;

export class History {
  private done: Step[] = [];
  private undone: Step[] = [];

  /** clear forgets everything, for another document. */
  clear(): void {
    this.done = [];
    this.undone = [];
  }

  /** perform does a step, which is the last one by the time it tells. */
  perform(s: Step): void {
    this.done.push(s);
    if (this.done.length > longest) this.done.shift();
    this.undone = [];
    s.redo();
  }

  /** last is what undo would take back, next what redo would do. */
  get last(): Step | undefined {
    return this.done[this.done.length - 1];
  }

  get next(): Step | undefined {
    return this.undone[this.undone.length - 1];
  }

  undo(): Step | undefined {
    const s = this.done.pop();
    if (!s) return undefined;
    this.undone.push(s);
    s.undo();
    return s;
  }

  redo(): Step | undefined {
    const s = this.undone.pop();
    if (!s) return undefined;
    this.done.push(s);
    s.redo();
    return s;
  }
}
