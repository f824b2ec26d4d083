/** A commit, as git says it. */
export interface Commit {
  readonly title: string;
  readonly body: string;
}

/** The sections of the notes, by the types of conventional commits. The others are not for users. */
const SECTIONS: readonly (readonly [type: string, title: string])[] = [
  ['feat', 'Features'],
  ['fix', 'Fixes'],
  ['perf', 'Performance'],
];

const TITLE = /^(\w+)(?:\(([\w-]+)\))?(!)?: (.+)$/;
/** Up to an empty line or the end. */
const BREAKING = /^BREAKING CHANGE: ([^]+?)(?:\n\n|(?![^]))/m;

/** Returns the notes of a version in Markdown, from the commits since the version before. */
export function releaseNotes(version: string, commits: readonly Commit[]): string {
  const sections = [
    section('Breaking changes', commits.flatMap(breaking)),
    ...SECTIONS.map(([type, title]) =>
      section(
        title,
        commits.flatMap((commit) => line(commit, type)),
      ),
    ),
  ];
  const text = sections.filter((one) => one !== '').join('\n');
  return `## ${version}\n\n${text || 'Nothing that users see.\n'}`;
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `### ${title}\n\n${lines.join('\n')}\n`;

const line = ({ title }: Commit, wanted: string): string[] => {
  const [, type, scope, , text] = TITLE.exec(title) ?? [];
  if (type !== wanted) return [];
  return [scope === undefined ? `- ${text}` : `- **${scope}:** ${text}`];
};

const breaking = ({ title, body }: Commit): string[] => {
  const [, , , mark, text] = TITLE.exec(title) ?? [];
  const [, said] = BREAKING.exec(body) ?? [];
  if (said !== undefined) return [`- ${said.replace(/\s+/g, ' ')}`];
  return mark === undefined ? [] : [`- ${text}`];
};
