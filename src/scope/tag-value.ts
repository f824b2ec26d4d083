import { checkTagKey, checkTagLength } from './check-tag';
import { checkText } from './check-text';
import { checkKnown } from '../input/tokens';

/**
 * The value of a tag: a text, or what IAM knows about the principal of a request.
 *
 * @example
 * const where = ConnectScope.instances(instance).withTagValues({
 *   Team: TagValue.principalTag('Team'),
 * });
 */
export class TagValue {
  /** Returns a literal value. */
  public static text(value: string): TagValue {
    const where = 'TagValue.text';
    checkTagLength(where, checkText(where, value, 'one literal value of a tag'));
    return new TagValue(value);
  }

  /**
   * Returns the value of a tag of the principal (`aws:PrincipalTag/KEY`). A principal without the
   * tag has no access.
   *
   * @param key the key of the tag of the principal
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html
   */
  public static principalTag(key: string): TagValue {
    const where = 'TagValue.principalTag';
    const name = checkText(where, key, 'one literal key of a tag');
    checkKnown(where, name, 'the key of a tag');
    checkTagKey(where, name);
    return new TagValue(`\${aws:PrincipalTag/${name}}`);
  }

  /** Returns the name of an IAM user (`aws:username`). Roles have no such name, so no access. */
  public static userName(): TagValue {
    return new TagValue('${aws:username}');
  }

  /**
   * Returns the id of the principal (`aws:userid`): of a role, `ROLE_ID:SESSION_NAME`.
   *
   * @see
   *   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
   */
  public static userId(): TagValue {
    return new TagValue('${aws:userid}');
  }

  private constructor(
    /** @internal */
    public readonly _text: string,
  ) {}
}
