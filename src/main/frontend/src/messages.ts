export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** A key without a text shows itself: ugly, but the page stays usable and the gap is seen. */
export function translator(messages: Readonly<Record<string, string>>): Translate {
  return (key, values = {}) =>
    (messages[key] ?? key).replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      String(values[name] ?? placeholder),
    );
}
