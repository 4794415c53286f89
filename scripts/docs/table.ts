/** A Markdown table, its columns as wide as the formatter makes them; columns that hold nothing are left out. */
export function toTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = header.map((_, column) => column);
  const used = columns.filter((column) => column === 0 || rows.some((row) => row[column] !== ""));
  const cells = [header, ...rows].map((row) => used.map((column) => row[column] ?? ""));
  const widths = used.map((_, index) => Math.max(3, ...cells.map((row) => row[index]!.length)));
  const [first, ...rest] = cells.map(
    (row) => `| ${row.map((cell, index) => cell.padEnd(widths[index]!)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [first, rule, ...rest].join("\n");
}

/** As code, where there is any. */
export function toCode(value: string | undefined): string {
  return value === undefined || value === "" ? "" : `\`${value}\``;
}
