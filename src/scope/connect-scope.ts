import type { CfnInstance, IInstanceRef } from 'aws-cdk-lib/aws-connect';
import { ArnFormat, Aws, Fn, Stack, Token } from 'aws-cdk-lib/core';
import { ConnectAccessError } from '../errors';
import { arnParts, checkArn, checkUnique, checkUuid, INSTANCE } from './arn';

/** An instance as statements name it. */
export interface InstancePlace {
  readonly arn: string;
  readonly region: string;
  readonly account: string;
}

type Locate = (stack: Stack) => InstancePlace;

/**
 * Where access holds: which Amazon Connect instances.
 *
 * An instance is given as a construct (`CfnInstance`, or any `IInstanceRef`), by its ARN or by its
 * id; tokens and instances of other stacks are ordinary input. All instances of an account are
 * meant only when `allInstances()` says so.
 */
export class ConnectScope {
  /**
   * The given instances.
   *
   * @param instances at least one; `CfnInstance` is an `IInstanceRef`
   * @throws when no instance is given, one is given twice, or a reference holds something else than the ARN of an instance
   */
  public static instances(...instances: IInstanceRef[]): ConnectScope {
    const where = 'ConnectScope.instances';
    if (instances.length === 0) {
      throw new ConnectAccessError({ where, problem: 'no instance is given', instead: 'For every instance of the account say ConnectScope.allInstances()' });
    }
    return instances.map((ref) => {
      const arn = checkArn(where, arnOf(ref), INSTANCE);
      return new ConnectScope([arn], [() => placeOf(arn, ref.env)]);
    }).reduce((scope, next) => scope.plus(next));
  }

  /**
   * The instance with the given ARN, `arn:PARTITION:connect:REGION:ACCOUNT:instance/ID`.
   *
   * @throws when it is something else: an id, the ARN of a sub-resource or of another service, a pattern
   */
  public static instanceArn(instanceArn: string): ConnectScope {
    const arn = checkArn('ConnectScope.instanceArn', instanceArn, INSTANCE);
    return new ConnectScope([arn], [() => placeOf(arn)]);
  }

  /**
   * The instance with the given id, in the account and Region of the stack that it is used in.
   *
   * @param instanceId a UUID: the last part of the instance's ARN, not its alias
   * @throws when it is something else: an ARN, an alias, a pattern
   */
  public static instanceId(instanceId: string): ConnectScope {
    const id = checkUuid('ConnectScope.instanceId', instanceId, 'Amazon Connect instance', 'ConnectScope.instanceArn');
    return new ConnectScope([id], [(stack) => ({
      arn: stack.formatArn({ partition: Aws.PARTITION, service: 'connect', resource: 'instance', resourceName: id, arnFormat: ArnFormat.SLASH_RESOURCE_NAME }),
      region: stack.region,
      account: stack.account,
    })]);
  }

  /** Every instance of the account, in every Region, those of the future included. */
  public static allInstances(): ConnectScope {
    return new ConnectScope([], undefined);
  }

  /** Whether this is every instance of the account. */
  public readonly coversAllInstances: boolean;

  private constructor(private readonly names: readonly string[], private readonly locate: readonly Locate[] | undefined) {
    this.coversAllInstances = locate === undefined;
  }

  /**
   * This scope and another one together.
   *
   * @throws when an instance is in both, or one of them is every instance already
   */
  public plus(other: ConnectScope): ConnectScope {
    const where = 'ConnectScope.plus';
    if (!this.locate || !other.locate) {
      throw new ConnectAccessError({ where, problem: 'allInstances() has every instance already', instead: 'Use allInstances() alone, or name the instances' });
    }
    const names = [...this.names, ...other.names];
    checkUnique(where, names, 'instance');
    return new ConnectScope(names, [...this.locate, ...other.locate]);
  }

  /**
   * The named instances as seen from a stack; undefined for all of them.
   *
   * @internal
   */
  public _places(where: string, stack: Stack): readonly InstancePlace[] | undefined {
    const places = this.locate?.map((locate) => locate(stack));
    places?.forEach((place) => {
      if (Token.isUnresolved(place.account) || Token.isUnresolved(stack.account) || place.account === stack.account) return;
      throw new ConnectAccessError({
        where,
        problem: `the instance is of account ${place.account}, the principal of account ${stack.account}: IAM of one account cannot allow anything on an instance of another`,
        got: place.arn,
        instead: `Create it in a stack of account ${place.account} and let people of ${stack.account} assume it there`,
      });
    });
    return places;
  }
}

/** `Fn::GetAtt Arn` where there is one: what `Ref` of an instance returns, its documentation does not say. */
function arnOf(ref: IInstanceRef): string {
  return (ref as Partial<CfnInstance>).attrArn ?? ref.instanceRef.instanceArn;
}

function placeOf(arn: string, env?: { readonly region: string; readonly account: string }): InstancePlace {
  const parts = arnParts(arn);
  const part = (index: number) => Fn.select(index, Fn.split(':', arn));
  return { arn, region: parts?.region ?? env?.region ?? part(3), account: parts?.account ?? env?.account ?? part(4) };
}
