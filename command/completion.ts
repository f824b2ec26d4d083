import { HELP, Option, UsageError } from './arguments';
import { EXIT } from './io';
import { Subcommand } from './subcommand';

const SHELLS = ['bash', 'zsh', 'fish'];

/** Returns the subcommand that writes completions for shells. */
export const completion = (subcommands: () => readonly Subcommand[]): Subcommand => ({
  name: 'completion',
  operands: SHELLS.join('|'),
  title: 'Write completions for a shell',
  about: ['The completions know the subcommands, their options, and the values of options.'],
  options: [],
  examples: [
    ['source <(connect-iam completion bash)', 'in ~/.bashrc; the same with zsh in ~/.zshrc'],
    ['connect-iam completion fish | source', 'in config.fish'],
  ],
  exits: [
    [EXIT.clean, 'It is written'],
    [EXIT.unusable, 'The command line was not understood'],
  ],
  run({ operands }, io) {
    const [shell, ...others] = operands;
    if (shell === undefined || others.length > 0 || !SHELLS.includes(shell))
      throw new UsageError(
        `completion needs a shell, not '${operands.join(' ')}'`,
        `Allowed: ${SHELLS.join(', ')}`,
      );
    io.stdout.write(`${scriptFor(shell, subcommands())}\n`);
    return Promise.resolve(EXIT.clean);
  },
});

function scriptFor(shell: string, subcommands: readonly Subcommand[]): string {
  if (shell === 'fish') return fish(subcommands);
  const head = shell === 'zsh' ? ['autoload -U +X bashcompinit && bashcompinit'] : [];
  return [...head, bash(subcommands)].join('\n');
}

const optionsOf = ({ options }: Subcommand): readonly Option[] => [...options, HELP];

/** Completes words where there are some, and otherwise files. */
function bash(subcommands: readonly Subcommand[]): string {
  const values = subcommands.flatMap((subcommand) =>
    optionsOf(subcommand).flatMap(({ name, short, oneOf }) =>
      oneOf
        ? [`--${name}`, ...(short ? [`-${short}`] : [])].map(
            (option) => `    "${subcommand.name} ${option}") words="${oneOf.join(' ')}" ;;`,
          )
        : [],
    ),
  );
  const options = subcommands.map(
    (subcommand) =>
      `    "${subcommand.name} "*) [[ "$word" == -* ]] && words="${optionsOf(subcommand)
        .map(({ name }) => `--${name}`)
        .join(' ')}" ;;`,
  );
  return [
    '_connect_iam() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" words=""',
    '  case "${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}" in',
    ...values,
    ...options,
    '  esac',
    `  if [[ $COMP_CWORD -eq 1 ]]; then words="${namesOf(subcommands)}"; fi`,
    '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    'complete -o default -F _connect_iam connect-iam',
  ].join('\n');
}

const namesOf = (subcommands: readonly Subcommand[]): string =>
  subcommands.map(({ name }) => name).join(' ');

function fish(subcommands: readonly Subcommand[]): string {
  const line = (...words: readonly string[]) => ['complete -c connect-iam', ...words].join(' ');
  return subcommands
    .flatMap((subcommand) => [
      line('-n __fish_use_subcommand', `-a ${subcommand.name}`, `-d ${quoted(subcommand.title)}`),
      ...optionsOf(subcommand).map(({ name, short, takes, oneOf, what }) =>
        line(
          `-n '__fish_seen_subcommand_from ${subcommand.name}'`,
          `-l ${name}`,
          ...(short ? [`-s ${short}`] : []),
          ...(oneOf ? [`-x -a ${quoted(oneOf.join(' '))}`] : []),
          ...(takes && !oneOf ? ['-r'] : []),
          `-d ${quoted(what)}`,
        ),
      ),
    ])
    .join('\n');
}

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
