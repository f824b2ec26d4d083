import { ConnectAccess, ConnectScope, ConsoleUseCase } from '../../src';
import { compileOnce } from '../../src/constructs/private/compile-access';
import { INSTANCE_ID, newStack } from '../support/template';

const stack = newStack();
const access = ConnectAccess.actions('connect:DescribeUser');
const scope = ConnectScope.instanceId(INSTANCE_ID);

test('the same access and scope in a stack are compiled once', () => {
  expect(compileOnce('Here', stack, access, scope)).toBe(
    compileOnce('There', stack, access, scope),
  );
});

test('full access is one value, and so is every instance: roles that say no more share their statements', () => {
  expect(compileOnce('Here', stack, ConnectAccess.fullAccess(), ConnectScope.allInstances())).toBe(
    compileOnce('Here', stack, ConnectAccess.fullAccess(), ConnectScope.allInstances()),
  );
});

test('another stack, scope or access is compiled for itself', () => {
  const first = compileOnce('Here', stack, access, scope);
  const others = [
    compileOnce('Here', newStack(), access, scope),
    compileOnce('Here', stack, access, ConnectScope.allInstances()),
    compileOnce('Here', stack, ConnectAccess.actions('connect:ListUsers'), scope),
  ];
  expect(others.filter((other) => other === first)).toEqual([]);
  expect(others[1].statements).not.toEqual(first.statements);
  expect(others[2].statements).not.toEqual(first.statements);
});

test('an error names whoever asks, each time', () => {
  const unconfined = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES);
  for (const where of ['One', 'Other'])
    expect(() => compileOnce(where, stack, unconfined, scope)).toThrow(`${where}: `);
});
