import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { translator } from "./messages";

const SOURCES = [__dirname, join(__dirname, "../stream")];
const BUNDLES = join(__dirname, "../../resources/messages");
const LOCALES = ["en", "es", "de"];

function bundle(locale: string): Map<string, string> {
  const lines = readFileSync(join(BUNDLES, `call_${locale}.properties`), "utf8").split("\n");
  const entries = lines.filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return new Map(
    entries.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return [path];
    return entry.isDirectory() && entry.name !== "node_modules" ? filesIn(path) : [];
  });
}

function keysInCode(known: ReadonlySet<string>): Set<string> {
  const rooms = new Set([...known].map((key) => key.split(".")[0]));
  const files = SOURCES.flatMap((folder) => filesIn(folder));
  const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file));
  const literals = code.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/"([a-z]+(?:\.[a-zA-Z]+)+)"/g),
  ]);
  return new Set(literals.map(([, key = ""]) => key).filter((key) => rooms.has(key.split(".")[0])));
}

describe("messages", () => {
  const english = bundle("en");

  it.each(LOCALES)("%s has every text with its placeholders", (locale) => {
    const texts = bundle(locale);
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english) {
      expect(placeholders(texts.get(key) ?? ""), key).toEqual(placeholders(text));
      expect(texts.get(key), key).not.toBe("");
    }
  });

  it("are used by the code, every one, and no other", () => {
    const known = new Set(english.keys());
    expect([...keysInCode(known)].sort()).toEqual([...known].sort());
  });

  it("fill their placeholders", () => {
    const t = translator({ greeting: "Hello {name}, {count} new" });
    expect(t("greeting", { name: "Ana", count: 2 })).toBe("Hello Ana, 2 new");
  });

  it("show the key where a text is missing, and the placeholder where a value is", () => {
    const t = translator({ greeting: "Hello {name}" });
    expect(t("nothing.here")).toBe("nothing.here");
    expect(t("greeting")).toBe("Hello {name}");
  });
});
