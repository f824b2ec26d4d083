import { Adoption, adoptionsIn } from './adoption';
import { adoptionsJson, adoptionText } from './render';
import { formatOf, formatOptions } from '../format';
import { EXIT } from '../io';
import { json } from '../json';
import { filesAsked, loadEach, sayUnread, sayUnreadable } from '../load-each';
import { OUTPUT, write, writeMachine } from '../output';
import { Subcommand } from '../subcommand';
import { Typesetting } from '../text';

const FORMATS = ['text', 'json'];

const NOTHING = 'No policy in these files allows anything in Amazon Connect.';

export const adopt: Subcommand = {
  name: 'adopt',
  operands: 'FILE...',
  title: 'Write existing policies as ConnectAccess and ConnectScope',
  about: [
    'A FILE is whatever "connect-iam audit" takes. ' +
      'The code never allows more than the policy. What it allows less is listed, as "connect-iam diff" does it.',
  ],
  options: [...formatOptions(FORMATS), OUTPUT],
  examples: [['connect-iam adopt policy.json', 'the code that replaces the policy']],
  exits: [
    [EXIT.clean, 'It is written'],
    [EXIT.unusable, 'The command line was not understood, or a file cannot be read or written'],
  ],
  async run(given, io) {
    const format = formatOf(given, FORMATS);
    const { loaded, unreadable } = await loadEach(filesAsked(given, 'adopt'), io);
    sayUnreadable(unreadable, io);
    if (loaded.files.size === 0) return EXIT.unusable;
    sayUnread(loaded, io);
    const adoptions = adoptionsIn(loaded.world);
    if (format === 'json') writeMachine(io, given, json(adoptionsJson(adoptions)));
    else write(io, given, (how) => textOf(adoptions, how));
    return unreadable.length > 0 ? EXIT.unusable : EXIT.clean;
  },
};

const textOf = (adoptions: readonly Adoption[], how: Typesetting): string =>
  adoptions.length === 0
    ? NOTHING
    : adoptions.map((adoption) => adoptionText(adoption, how)).join('\n\n');
