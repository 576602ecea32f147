import { coerceInputValue, type GraphQLSchema, isInputType } from 'graphql';
import { invalidInput } from '../../../errors';
import { checkInput } from '../../shared/limits/input-limits';

/**
 * Reads a member of a query string that holds the JSON of a GraphQL input, by the very type that the API takes. Undefined: it is not there.
 * @throws {AppError} BAD_USER_INPUT naming what is wrong.
 */
export function readInput<Input>(schema: GraphQLSchema, typeName: string, name: string, text: unknown): Input | undefined {
  if (text === undefined || text === '') return undefined;
  const type = schema.getType(typeName);
  if (!isInputType(type)) throw new Error(`${typeName} is no input type`);
  const json = parseJson(name, text);
  checkInput(name, json);
  return coerceInputValue(json, type, (path, _value, error) => {
    throw invalidInput(`${[name, ...path].join('.')}: ${error.message}`);
  }) as Input;
}

function parseJson(name: string, text: unknown): unknown {
  if (typeof text !== 'string') throw invalidInput(`${name} is given more than once.`);
  try {
    return JSON.parse(text);
  } catch {
    throw invalidInput(`${name} is not JSON. It takes what the API's argument of that name takes, such as {"statuses":["APPROVED"]}.`);
  }
}
