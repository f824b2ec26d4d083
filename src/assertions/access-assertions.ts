import type { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { checkAcceptedParts, withoutAcceptedParts } from './accepted-parts';
import { AccessQuery } from './access-query';
import { withDocuments } from './given-documents';
import { PrincipalAssertions } from './principal-assertions';
import { principalOfConstruct, principalOfName } from './principal-lookup';
import { environmentOf } from './query-environment';
import { TestedWorld, worldOfApp, worldOfAssembly, worldOfTemplates } from './tested-world';
import {
  checkInput,
  checkStruct,
  CONSTRUCT,
  Kinds,
  listOf,
  mapOf,
  OBJECT,
  objectWith,
  optional,
  STACK,
  TEXT,
} from '../input/kinds';
import { Principal } from '../policy/model';

/** Properties for `AccessAssertions`. */
export interface AccessAssertionsProps {
  /**
   * The documents of attached managed policies that are in neither a template nor the catalogue.
   * The key is the ARN of the policy, or the name of an AWS managed policy. Without its document,
   * the effect of such a policy is unknown.
   *
   * @default - none
   */
  readonly managedPolicies?: { [arnOrName: string]: any };

  /**
   * The names of unread parts that you know do not change access. Examples are a macro that adds
   * tags and a module without roles. The message of a failed expectation lists the names.
   *
   * @default - none: an unread part may change the verdict
   */
  readonly partsWithoutAccess?: string[];
}

const TEMPLATE = objectWith('a Template', 'toJSON', 'Template.fromStack(...)');
const KINDS: Kinds<AccessAssertionsProps> = {
  managedPolicies: optional(mapOf(OBJECT)),
  partsWithoutAccess: optional(listOf(TEXT)),
};

/**
 * Expectations about what the roles of an app can do. They are decided offline, as IAM decides. The
 * decision includes AWS managed policies, permissions boundaries, denies, and conditions.
 *
 * A request comes from the account of the role. Resource policies, policies of the organization,
 * and session policies are not part of the decision. Pseudo parameters take their values from the
 * environment of the stack, or from the ARN in the request.
 *
 * An unread part never counts as denied. `cannot` then fails, and the message lists what to
 * provide.
 *
 * @example
 * declare const stack: Stack;
 * declare const supervisors: ConnectAccessRole;
 *
 * AccessAssertions.fromStack(stack)
 *   .principal(supervisors)
 *   .canDoJob(ConnectJob.SUPERVISOR)
 *   .cannot(ConnectAction.DELETE_USER);
 */
export class AccessAssertions {
  /**
   * Creates expectations about an app: every stack, stage, and nested stack. Synthesizes the app.
   *
   * @throws when the app cannot be synthesized
   */
  public static fromApp(app: IConstruct, props: AccessAssertionsProps = {}): AccessAssertions {
    checkInput('AccessAssertions.fromApp', app, CONSTRUCT);
    return new AccessAssertions(worldOfApp('AccessAssertions.fromApp', app), props);
  }

  /**
   * Creates expectations about a cloud assembly: the folder that `cdk synth` writes, with its stages
   * and nested stacks. The folder may contain several assemblies. Each is deployed alone.
   *
   * @param directory `cdk.out`, or `app.synth().directory`
   * @throws when the folder has no cloud assembly, or one that cannot be read
   */
  public static fromAssembly(
    directory: string,
    props: AccessAssertionsProps = {},
  ): AccessAssertions {
    checkInput('AccessAssertions.fromAssembly', directory, TEXT);
    return new AccessAssertions(worldOfAssembly('AccessAssertions.fromAssembly', directory), props);
  }

  /**
   * Creates expectations about a stack. Synthesizes and reads the whole app, because other stacks
   * may attach policies to the roles of the stack.
   *
   * @throws when the stack is in no app or stage, or cannot be synthesized
   */
  public static fromStack(stack: Stack, props: AccessAssertionsProps = {}): AccessAssertions {
    checkInput('AccessAssertions.fromStack', stack, STACK);
    return new AccessAssertions(worldOfApp('AccessAssertions.fromStack', stack), props, stack);
  }

  /** Creates expectations about a template that is deployed alone. */
  public static fromTemplate(
    template: Template,
    props: AccessAssertionsProps = {},
  ): AccessAssertions {
    return AccessAssertions.fromTemplates({ template }, props);
  }

  /**
   * Creates expectations about templates that are deployed together. The keys are their file names.
   */
  public static fromTemplates(
    templates: { [file: string]: Template },
    props: AccessAssertionsProps = {},
  ): AccessAssertions {
    checkInput('AccessAssertions.fromTemplates', templates, mapOf(TEMPLATE));
    const contents = Object.entries(templates).map(([file, one]) => [file, one.toJSON()]);
    return new AccessAssertions(worldOfTemplates(Object.fromEntries(contents)), props);
  }

  private constructor(
    private readonly tested: TestedWorld,
    private readonly props: AccessAssertionsProps,
    private readonly stack?: Stack,
  ) {
    checkStruct('AccessAssertions', props, KINDS);
    checkAcceptedParts(tested.world, props.partsWithoutAccess ?? []);
  }

  /**
   * Returns the expectations of a role. Also accepts a user, a group, a permission set, a managed
   * policy, or a construct that has a role, such as a function.
   *
   * @throws when there is no such principal
   */
  public principal(role: IConstruct): PrincipalAssertions {
    checkInput('AccessAssertions.principal', role, CONSTRUCT);
    return this.asserted(principalOfConstruct('AccessAssertions.principal', role, this.tested));
  }

  /**
   * Returns the expectations of a role or another principal. Finds it by its logical id, its
   * construct path, the part of the path below the stack, or its name.
   *
   * @throws when there is no such principal, or several
   */
  public principalNamed(idOrPath: string): PrincipalAssertions {
    const where = 'AccessAssertions.principalNamed';
    checkInput(where, idOrPath, TEXT);
    return this.asserted(principalOfName(where, idOrPath, this.tested, this.stack));
  }

  private asserted(principal: Principal): PrincipalAssertions {
    const { managedPolicies = {}, partsWithoutAccess = [] } = this.props;
    const known = withDocuments(
      withoutAcceptedParts(principal, partsWithoutAccess),
      managedPolicies,
    );
    const environment = environmentOf(this.tested, principal.place.file);
    return PrincipalAssertions._of(new AccessQuery(known, environment));
  }
}
