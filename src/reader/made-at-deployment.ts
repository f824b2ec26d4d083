import { isObject, list, own } from './json';
import { plain } from '../policy/deploy-time-text';
import { Place } from '../policy/model';
import { UnknownPart, UnknownPartKind } from '../policy/unknown';

/** Transforms that change nothing of what is read here. */
const HARMLESS = /^AWS::(Serverless-|LanguageExtensions$|SecretsManager-|CodeDeployBlueGreen$)/;

/** AWS's own transform that adds to a template and changes nothing that is there. */
const INCLUDE = 'AWS::Include';

/** What deployment makes of a template beside what is written: macros, includes, loops, modules. */
export function madeAtDeployment(
  file: string,
  template: { readonly [key: string]: unknown },
): readonly UnknownPart[] {
  const resources = isObject(template.Resources) ? Object.entries(template.Resources) : [];
  return [
    ...transforms(file, template.Transform),
    ...resources.flatMap(([id, resource]) => {
      const kind = kindOf(id, own(resource, 'Type'));
      if (!kind) return [];
      const place = { file, logicalId: plain(id), pointer: ['Resources', id] };
      return [adding(kind, plain(id), place)];
    }),
  ];
}

/** A macro gets the whole template and may change everything in it. */
function transforms(file: string, Transform: unknown): readonly UnknownPart[] {
  const place = { file, pointer: ['Transform'] };
  return list(Transform)
    .map((transform) =>
      typeof transform === 'string' ? transform : String(own(transform, 'Name')),
    )
    .filter((name) => !HARMLESS.test(name))
    .map((name): UnknownPart => {
      const part = adding('transform', plain(name), place);
      return name === INCLUDE ? part : { ...part, mayReplace: true };
    });
}

function kindOf(id: string, type: unknown): UnknownPartKind | undefined {
  if (id.startsWith('Fn::ForEach')) return 'loop';
  if (id === 'Fn::Transform') return 'include';
  return typeof type === 'string' && type.endsWith('::MODULE') ? 'module' : undefined;
}

/** A part that adds to the template, be it an allow or a deny. */
const adding = (kind: UnknownPartKind, what: string, place: Place): UnknownPart => ({
  kind,
  what,
  mayAllow: true,
  mayDeny: true,
  place,
  remedy: 'give-processed-template',
});
