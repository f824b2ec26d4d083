import { USER_TO_GROUP, withGroups } from './group-membership';
import { Resolver, LimitExceeded } from './intrinsics/resolver';
import { templateContextOf } from './intrinsics/template-context';
import { madeAtDeployment } from './made-at-deployment';
import { PERMISSION_SET, readPermissionSet } from './permission-set';
import { PolicyReader } from './policy-collector';
import { POLICY_TYPES, PolicyResources } from './policy-resources';
import { principalOf } from './principal';
import { PRINCIPAL_TYPES, readPrincipalResource } from './principal-resource';
import { resourcesOf } from './resource';
import { readSamFunction, SERVERLESS_TYPES } from './sam-function';
import { World } from '../policy/model';
import { unreadText } from '../text/unknown-part';

const TYPES = new Set([
  ...PRINCIPAL_TYPES,
  PERMISSION_SET,
  ...SERVERLESS_TYPES,
  ...POLICY_TYPES,
  USER_TO_GROUP,
]);

/** What a CloudFormation template says of access, hand-written roles as well as ours. */
export function readTemplate(
  file: string,
  template: { readonly [key: string]: unknown },
  constructPaths?: ReadonlyMap<string, string>,
): World {
  const resolver = new Resolver(templateContextOf(template));
  const { resources, unread } = resourcesOf(
    file,
    template.Resources,
    TYPES,
    resolver,
    constructPaths,
  );
  const globals = globalsOf(template, resolver);
  const reader = new PolicyReader();
  const standing = new PolicyResources(resources, reader);
  const members = resources.flatMap((resource) => {
    const said =
      readPrincipalResource(resource) ??
      readPermissionSet(resource) ??
      readSamFunction(resource, globals);
    return said ? [[said, principalOf(said, standing, reader)] as const] : [];
  });
  const made = madeAtDeployment(file, template);
  const principals = [...withGroups(members, resources), ...standing.alone()];
  return {
    files: [file],
    principals:
      made.length === 0
        ? principals
        : principals.map((one) => ({ ...one, unknown: [...(one.unknown ?? []), ...made] })),
    policies: reader.policies,
    unread: [
      ...made.map((part) => ({
        problem: unreadText(part),
        place: part.place ?? { file, pointer: [] },
      })),
      ...unread,
      ...reader.unread,
    ],
  };
}

/** What SAM gives all functions. */
function globalsOf({ Globals }: { readonly [key: string]: unknown }, resolver: Resolver): unknown {
  try {
    return Globals === undefined ? undefined : resolver.resolve(Globals);
  } catch (error) {
    if (error instanceof LimitExceeded) return undefined;
    throw error;
  }
}
