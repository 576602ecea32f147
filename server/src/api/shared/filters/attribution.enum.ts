import { registerEnumType } from 'type-graphql';
import { ATTRIBUTIONS, type Attribution as AttributionName } from '../../../mart/dimensions/registry';

export const Attribution = Object.fromEntries(ATTRIBUTIONS.map((name) => [name, name])) as { readonly [Name in AttributionName]: Name };
export type Attribution = AttributionName;

registerEnumType(Attribution, {
  name: 'Attribution',
  description: 'Which department, designation and team manager leave counts under, in cells and in filters.',
  valuesConfig: {
    TODAY: { description: 'Those of its employee today: a transfer takes all earlier leave along.' },
    AT_LEAVE: { description: 'Those that the own record of the leave names: a transfer does not move the past.' },
  },
});

export const ATTRIBUTION_DESCRIPTION =
  'Which department, designation and team manager leave counts under. Left out: TODAY. A VIEWER may ask for TODAY only.';
