/** Why no file came of it: `kind` is the end of a message's key, which tells the reader in words. */
export class PickerProblem extends Error {
  constructor(kind, ...values) {
    super(kind);
    this.kind = kind;
    this.values = values;
  }
}
