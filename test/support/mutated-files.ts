import { stringify } from 'yaml';
import { CorpusFiles } from './mutation-corpus';
import { mutateText, mutateValue, randomOf } from './mutations';

/** Files to be read, and what is asked about them. */
export interface MutatedFiles {
  readonly files: Readonly<Record<string, string>>;
  /** The file that is a copy without mutations, for a comparison. */
  readonly before: string;
  /** What to read: a file, or `.` for several together. */
  readonly path: string;
  readonly args: readonly string[];
}

const SUBCOMMANDS = [
  ['audit'],
  ['report', '--json'],
  ['report', '--html'],
  ['audit', '--sarif'],
  ['report'],
  ['diff', '--markdown'],
];

/** Returns the same files and the same question for the same seed. */
export function mutatedFiles(corpus: readonly CorpusFiles[], seed: number): MutatedFiles {
  const random = randomOf(seed);
  const files = Object.entries(corpus[seed % corpus.length]);
  const chosen = Math.floor(random() * files.length);
  const isYaml = files.length === 1 && random() < 0.35;
  const texts = files.map(([name, content], i): [string, string] => {
    const changed = i === chosen ? mutateValue(content, random, random() * 0.08) : content;
    const text = isYaml ? yamlOf(changed) : (JSON.stringify(changed, undefined, 1) ?? 'null');
    return [
      isYaml ? name.replace(/\.json$/, '.yaml') : name,
      i === chosen && random() < 0.3 ? mutateText(text, random) : text,
    ];
  });
  const [first] = texts[0];
  return {
    files: Object.fromEntries(texts),
    before: JSON.stringify(files[0][1]),
    path: files.length === 1 ? first : '.',
    args: SUBCOMMANDS[seed % SUBCOMMANDS.length],
  };
}

/** Returns YAML as people write templates: intrinsic functions as tags. */
const yamlOf = (content: unknown): string =>
  stringify(content, { aliasDuplicateObjects: true })
    .replace(/^( *(?:- )?)(?:([\w:]+): *\n +)?Ref: (\S+)$/gm, (_, indent, key, name) =>
      key === undefined ? `${indent}!Ref ${name}` : `${indent}${key}: !Ref ${name}`,
    )
    .replace(/^( *- )Fn::(Sub|GetAtt): (\S.*)$/gm, '$1!$2 $3');
