/** What is wrong on the test's side, told whole by its message: its stack leads into this package alone. */
export class Mistake extends Error {
  override readonly name: string = "Mistake";
}
