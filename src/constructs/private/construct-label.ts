import { Construct } from 'constructs';
import { checkInput, CONSTRUCT, TEXT } from '../../input/kinds';

/**
 * Returns the label of a construct in messages before the construct exists: its class and its path.
 * Throws when the scope or the id is of another kind.
 */
export function constructLabel(type: string, scope: Construct, id: string): string {
  checkInput(`${type}: scope`, scope, CONSTRUCT);
  checkInput(`${type}: id`, id, TEXT);
  return `${type} '${[scope.node.path, id].filter((part) => part).join('/')}'`;
}
