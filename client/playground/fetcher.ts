import { createGraphiQLFetcher } from '@graphiql/toolkit';
