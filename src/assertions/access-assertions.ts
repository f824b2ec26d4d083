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
import { Principal } from '../policy/model';

/** Properties for `AccessAssertions`. */
export interface AccessAssertionsProps {
  /**
   * Documents of attached managed policies that are in no template and not in the catalogue: by
   * ARN, or by name for an AWS managed policy. Until its document is given, what such a policy may
   * change is unknown.
   *
   * @default - none
   */
  readonly managedPolicies?: { [arnOrName: string]: any };

  /**
   * Names of parts that were not read and that you know to change no access: a macro that adds
   * tags, a module without roles. The message of a failed expectation has the names.
   *
   * @default - none: what was not read may change the verdict
   */
  readonly partsWithoutAccess?: string[];
}

/**
 * Expectations about what the roles of an app can do. They are decided offline, as IAM decides,
 * with AWS managed policies, permissions boundaries, denies and conditions.
 *
 * A request comes from the account of the role. Resource policies, policies of the organization and
 * session policies are not part of the decision. Pseudo parameters have the values of the stack's
 * environment, or of the ARN that is asked about.
 *
 * What was not read is never taken as denied: `cannot` fails then, and the message says what to
 * give.
 */
export class AccessAssertions {
  /**
   * Expectations about an app, which is synthesized for it: every stack, stage and nested stack.
   *
   * @throws when it cannot be synthesized
   */
  public static fromApp(app: IConstruct, props: AccessAssertionsProps = {}): AccessAssertions {
    return new AccessAssertions(worldOfApp('AccessAssertions.fromApp', app), props);
  }

  /**
   * Expectations about a cloud assembly: the folder that `cdk synth` writes.
   *
   * @param directory `cdk.out`, or `app.synth().directory`
   * @throws when there is none
   */
  public static fromAssembly(
    directory: string,
    props: AccessAssertionsProps = {},
  ): AccessAssertions {
    return new AccessAssertions(worldOfAssembly('AccessAssertions.fromAssembly', directory), props);
  }

  /**
   * Expectations about a stack. The whole app is synthesized and read, because other stacks may
   * attach policies to its roles.
   *
   * @throws when the stack is in no app or stage, or cannot be synthesized
   */
  public static fromStack(stack: Stack, props: AccessAssertionsProps = {}): AccessAssertions {
    return new AccessAssertions(worldOfApp('AccessAssertions.fromStack', stack), props, stack);
  }

  /** Expectations about a template that is deployed alone. */
  public static fromTemplate(
    template: Template,
    props: AccessAssertionsProps = {},
  ): AccessAssertions {
    return AccessAssertions.fromTemplates({ template }, props);
  }

  /** Expectations about templates that are deployed together, by the names of their files. */
  public static fromTemplates(
    templates: { [file: string]: Template },
    props: AccessAssertionsProps = {},
  ): AccessAssertions {
    const contents = Object.entries(templates).map(([file, one]) => [file, one.toJSON()]);
    return new AccessAssertions(worldOfTemplates(Object.fromEntries(contents)), props);
  }

  private constructor(
    private readonly tested: TestedWorld,
    private readonly props: AccessAssertionsProps,
    private readonly stack?: Stack,
  ) {
    checkAcceptedParts(tested.world, props.partsWithoutAccess ?? []);
  }

  /**
   * A role. Users, groups, permission sets and managed policies will do, and a construct that has a
   * role, as a function.
   *
   * @throws when there is no such principal
   */
  public principal(role: IConstruct): PrincipalAssertions {
    return this.asserted(principalOfConstruct('AccessAssertions.principal', role, this.tested));
  }

  /**
   * A role, or another principal, by its logical id, its construct path, the part of the path below
   * the stack, or its name.
   *
   * @throws when there is no such principal, or several
   */
  public principalNamed(idOrPath: string): PrincipalAssertions {
    const where = 'AccessAssertions.principalNamed';
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
