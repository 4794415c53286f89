// Prints of each pair of files whether both export the same names.
const folder = new URL("node_modules/msw-llm/", import.meta.url);
const readNames = async (file) => Object.keys(await import(new URL(file, folder).href)).join(" ");

for (const pair of process.argv.slice(2)) {
  const [file, other] = pair.split(" ");
  const [names, otherNames] = [await readNames(file), await readNames(other)];
  console.log(`${file}: ${names === otherNames ? "same" : `${names}, not ${otherNames}`}`);
}
