import { load } from '../load';

load('compiler');
