import { load } from '../load';

load('laws');
