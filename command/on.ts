import { Given, Option, UsageError } from './arguments';
import { AskedPlace } from '../src/report/asked-place';
import { AccessReport } from '../src/report/model';

export const ON: Option = {
  name: 'on',
  takes: 'ARN',
  what: 'Only what can be done on this resource: an ARN, an id, or a name such as Stack/Instance',
};

/**
 * Returns the resource that somebody asks about.
 *
 * @throws for a star, which is no resource
 * @throws for the name of a resource that no statement has, unless it is an ARN or an id
 */
export function placeAsked(report: AccessReport, given: Given): AskedPlace | undefined {
  const on = given.value('on');
  if (on === undefined) return undefined;
  if (/^\*+$/.test(on))
    throw new UsageError(
      `--on ${on} names no resource`,
      'For access on everything: connect-iam who-can "on everything" FILE',
    );
  const place = new AskedPlace(report, on);
  if (place.isNamed || place.isIdentifier) return place;
  const similar = place.similar();
  throw new UsageError(
    `no statement names '${on}'`,
    similar.length > 0
      ? `Did you mean ${similar.join(', ')}?`
      : 'For a resource that no statement names, give its ARN or its id',
  );
}
