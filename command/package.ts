import { repository, version } from '../package.json';

export { version };
export const homepage = repository.url.replace(/\.git$/, '');
