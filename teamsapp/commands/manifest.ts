import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { projectRoot } from '../root';

/** A manifest with its environment's values filled in, or what is missing to fill it. */
export interface FilledManifest {
  manifest: string;
  /** Names that the manifest asks for and the environment leaves blank. */
  missing: readonly string[];
}

/** Puts an environment's values into the manifest's `${{NAME}}` places. */
export function fillManifest(
  template: string,
  values: ReadonlyMap<string, string>,
): FilledManifest {
  const missing = new Set<string>();
  const manifest = template.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values.get(name);
    if (!value) missing.add(name);
    return value ? JSON.stringify(value).slice(1, -1) : whole;
  });
  return { manifest, missing: [...missing] };
}

/** The `NAME=value` lines of an environment file. */
export function readEnvironment(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).map((line) => /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line));
  return new Map(lines.flatMap((line) => (line?.[1] && line[2] ? [[line[1], line[2]]] : [])));
}

/** The zip that a Teams administrator uploads: manifest and both icons at its root. */
export function packManifest(manifest: string, icon: (name: string) => Buffer): Buffer {
  const zip = new PizZip();
  zip.file('manifest.json', manifest);
  for (const name of ['color.png', 'outline.png']) zip.file(name, icon(name));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** npm run manifest -- [environment]: builds manifest/build/education-packages.ENV.zip. */
export function main([environment = 'local']: readonly string[]): void {
  const root = projectRoot();
  const values = readEnvironment(readFileSync(join(root, `env/.env.${environment}`), 'utf8'));
  const folder = join(root, 'manifest');
  const filled = fillManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'), values);
  if (filled.missing.length > 0) {
    console.error(
      `env/.env.${environment} leaves these blank: ${filled.missing.join(', ')}. Nothing was built.`,
    );
    process.exitCode = 1;
    return;
  }
  const target = join(folder, 'build', `education-packages.${environment}.zip`);
  mkdirSync(join(folder, 'build'), { recursive: true });
  writeFileSync(
    target,
    packManifest(filled.manifest, (name) => readFileSync(join(folder, name))),
  );
  console.log(`Wrote ${target}`);
}
