import { IndirectHolder } from './indirect-holders';
import { AccessReport, ReportedPrincipal } from './model';
import { TextLayout } from './text-layout';
import { heldOtherwiseText } from './text-missing';
import { mayAllowMore } from './unknown-owners';
import { WhoCan } from './who-can';
import { shortened } from '../policy/shorten-list';
import { indirectText } from '../text/indirect-text';
import { fileToGiveText, unknownPartText } from '../text/unknown-part';
import { plainText } from '../text/visible';

/*
 * What an answer says after those who can do something themselves.
 */

export function withoutLines(
  { principals }: AccessReport,
  { subject, without = [], notKnown, isAllRead, indirect, implied }: WhoCan,
  layout: TextLayout,
): readonly string[] {
  const grantsOf = (name: string) => principals.find(({ id }) => id === name)?.grants ?? [];
  const able = new Set([
    ...indirect.map(({ name }) => name),
    ...implied.flatMap(({ names }) => names),
  ]);
  const unknown = new Set(notKnown.map(({ id }) => id));
  return without.flatMap(({ name, actions }) => {
    const known = isAllRead && !unknown.has(name);
    const cannot = able.has(name) ? 'cannot itself' : 'cannot';
    const verdict = known ? cannot : `${cannot}, by what was read`;
    const missing =
      subject.kind === 'row' && actions.length === 0
        ? heldOtherwiseText(subject.row, grantsOf(name))
        : actions.join(', ');
    return [
      '',
      `${layout.paint('bold', plainText(name))}  ${layout.paint('dim', verdict)}`,
      ...layout.field('missing', missing),
    ];
  });
}

export function notKnownLines(
  { notKnown, holders }: WhoCan,
  layout: TextLayout,
): readonly string[] {
  if (notKnown.length === 0) return [];
  const held = new Set(holders.map(({ principal }) => principal));
  return [
    '',
    layout.paint('bold', 'Not known'),
    ...notKnown.flatMap((one) => layout.field('', notKnownText(one, held.has(one)), 'yellow')),
  ];
}

/** Returns the parts of files that were not read. They may have more principals and access. */
export function unreadLines({ unread }: AccessReport, layout: TextLayout): readonly string[] {
  if (unread.length === 0) return [];
  const problems = unread.map(({ file, problem }) => `${file}: ${problem}`);
  return [
    '',
    layout.paint('bold', 'Not read'),
    ...layout.field('', shortened([...new Set(problems)], 6), 'yellow'),
  ];
}

function notKnownText({ id, unknown }: ReportedPrincipal, isHolder: boolean): string {
  const parts = unknown.filter(mayAllowMore);
  const remedies = parts.flatMap(({ remedy }) => (remedy ? [`${fileToGiveText(remedy)}.`] : []));
  const what = shortened(parts.map(unknownPartText), 3);
  return [`${id}: ${what} may allow ${isHolder ? 'more' : 'it'}.`, ...new Set(remedies)].join(' ');
}

/** Renders who can act as a role that can do it, and who can give itself any permission. */
export function indirectLines(
  { indirect }: WhoCan,
  placeText: (file: string, pointer: string) => string,
  layout: TextLayout,
): readonly string[] {
  const headed = (heading: string, all: readonly IndirectHolder[]) => [
    ...(all.length > 0 ? ['', layout.paint('bold', heading)] : []),
    ...all.flatMap((one) => {
      const { file, pointer } = one.place;
      return layout.field('', `${one.name}: ${indirectText(one)}, ${placeText(file, pointer)}`);
    }),
  ];
  const isTaker = ({ through }: IndirectHolder) => through.length === 0;
  const acting = indirect.filter((one) => !isTaker(one));
  return [
    ...headed('Indirectly, by acting as a role that can', acting),
    ...headed('Indirectly, by any permission that they can take', indirect.filter(isTaker)),
  ];
}

/** Renders who reaches a capability inside the instance by another one. */
export function impliedLines({ implied }: WhoCan, layout: TextLayout): readonly string[] {
  if (implied.length === 0) return [];
  return [
    '',
    layout.paint('bold', 'Indirectly, inside the instance'),
    ...implied.flatMap(({ label, names }) =>
      layout.field('', `${shortened(names, 12)}: can ${label}`),
    ),
  ];
}

/** Renders who can take more access in AWS, with which they may do it. */
export function moreAccessLines({ byMoreAccess }: WhoCan, layout: TextLayout): readonly string[] {
  if (byMoreAccess.length === 0) return [];
  return [
    '',
    layout.paint('bold', 'Perhaps, by more access in AWS that they can take'),
    ...layout.field('', plainText(shortened(byMoreAccess, 6))),
  ];
}

/** Renders who can do it on resources that may be part of the instance of the question. */
export function perhapsLines({ perhaps }: WhoCan, layout: TextLayout): readonly string[] {
  if (perhaps.length === 0) return [];
  return [
    '',
    layout.paint(
      'bold',
      'Not known, because these resources may be of this instance or of another',
    ),
    ...perhaps.flatMap(({ name, places }) =>
      layout.field('', plainText(`${name}: on ${shortened(places, 3)}`), 'yellow'),
    ),
  ];
}

export function unsaidLines({ subject }: WhoCan, layout: TextLayout): readonly string[] {
  if (subject.kind !== 'capability') return [];
  return [
    '',
    layout.paint('bold', 'Policies do not say'),
    ...subject.capability.unknownToIam.flatMap((one) => layout.field('', one)),
  ];
}
