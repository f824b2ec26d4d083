import { HELP, Option } from './arguments';
import { Line, sheet } from './sheet';
import { Subcommand } from './subcommand';
import { Typesetting } from './text';
import { wrapped } from '../src/text/wrap';

const exits = (subcommand: Pick<Subcommand, 'exits'>): Line[] =>
  subcommand.exits.map(([code, when]): Line => [String(code), when]);

const options = (all: readonly Option[]): Line[] =>
  all.map(({ name, short, takes, oneOf, many, what }): Line => [
    `${short ? `-${short}, ` : '    '}--${name}${takes ? ` ${takes}` : ''}`,
    `${what}${oneOf ? `: ${oneOf.join(', ')}` : ''}${many ? '; may be repeated' : ''}`,
  ]);

export const subcommandHelp = (subcommand: Subcommand, how: Typesetting): string =>
  sheet(
    `connect-iam ${subcommand.name} ${subcommand.operands} [options]`,
    '',
    [
      { heading: `${subcommand.title}.`, lines: subcommand.about },
      { heading: 'Options', lines: options([...subcommand.options, HELP]) },
      { heading: 'Exit codes', lines: exits(subcommand) },
      { heading: 'Examples', lines: subcommand.examples.map(([line, what]): Line => [line, what]) },
    ],
    how,
  );

export const commandHelp = (subcommands: readonly Subcommand[], how: Typesetting): string =>
  sheet(
    'connect-iam SUBCOMMAND [options]',
    wrapped(
      'Reads who may do what in Amazon Connect from CloudFormation templates, cdk.out folders, ' +
        'Terraform plans, Serverless files, policy documents and ' +
        'the output of "aws iam get-account-authorization-details". ' +
        'It calls nothing and needs no credentials.',
      how.width,
    ),
    [
      {
        heading: 'Subcommands',
        lines: subcommands.map(({ name, operands, title }): Line => [`${name} ${operands}`, title]),
      },
      {
        heading: 'Options',
        lines: options([
          { name: 'version', short: 'V', what: 'Show the version' },
          { ...HELP, what: 'Show this help, or with a subcommand its own' },
        ]),
      },
      {
        heading: 'Examples',
        lines: subcommands.map(({ examples: [[line, what]] }): Line => [line, what]),
      },
    ],
    how,
  );
