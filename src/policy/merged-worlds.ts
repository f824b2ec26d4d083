import { Place, World, WorldOfChoice } from './model';

/** Merges several worlds into one. */
export const mergeWorlds = (worlds: readonly World[]): World => ({
  files: worlds.flatMap(({ files }) => files),
  principals: worlds.flatMap(({ principals }) => principals),
  policies: worlds.flatMap(({ policies }) => policies),
  unread: worlds.flatMap(({ unread }) => unread),
  definitions: worlds.flatMap(({ definitions = [] }) => definitions),
  workloads: worlds.flatMap(({ workloads = [] }) => workloads),
  ...(worlds.some(({ stacks }) => stacks) && {
    stacks: new Map(worlds.flatMap(({ stacks = [] }) => [...stacks])),
  }),
  ...(worlds.some(({ eachStack }) => eachStack) && {
    eachStack: () => mergeWorlds(worlds.map((one) => one.eachStack?.() ?? one)),
  }),
  ...(worlds.some(({ choices }) => choices) && { choices: () => choicesOfEach(worlds) }),
});

/** Returns the choices of several worlds, of which each leaves the others open. */
const choicesOfEach = (worlds: readonly World[]): readonly WorldOfChoice[] =>
  worlds.flatMap((world) =>
    (world.choices?.() ?? []).map((one) => {
      const all = worlds.map((other) => (other === world ? one.world : other));
      return { ...one, world: mergeWorlds(all) };
    }),
  );

/** Returns the part of a world that is in some of its files. */
export function worldOfFiles(world: World, files: readonly string[]): World {
  const isIn = ({ place }: { readonly place: Place }) => files.includes(place.file);
  return {
    files: world.files.filter((file) => files.includes(file)),
    principals: world.principals.filter(isIn),
    policies: world.policies.filter(isIn),
    unread: world.unread.filter(isIn),
    definitions: (world.definitions ?? []).filter(({ file }) => files.includes(file)),
    workloads: (world.workloads ?? []).filter(isIn),
  };
}
