/** A promise that did not hold. */
export class Violation extends Error {
  constructor(
    message: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'Violation';
  }
}
