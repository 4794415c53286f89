/** `The model {model} does not exist`, filled in at once, so that what is filled in is never read as a template. */
export function fillTemplate(template: string, words: Record<string, string | null>): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => words[name] ?? hole);
}
