import { everyResource, requestedResources, takesNoResource } from './request-resources';
import { ConnectAccessError } from '../input/error';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';

/**
 * Throws when no request for an action can name a resource, for example `user/` in place of
 * `agent/`. An expectation about such a request proves nothing.
 */
export function checkResource(where: string, action: string, resource: PolicyText): void {
  if (takesNoResource(action) || requestedResources(action, resource).length > 0) return;
  throw new ConnectAccessError({
    where,
    problem: `no request for ${action} names this resource`,
    got: toDisplayText(resource),
    allowed: [...new Set(everyResource(action).map(toDisplayText))].join(', '),
    instead: 'If the resource is right, set allowUnknownAction: true',
  });
}
