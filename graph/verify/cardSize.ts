import { type Measurement, NotMeasured } from './finding';

/** Graph has no part in it: only a person who looks at the channel can say what arrived. */
export const cardSize: Measurement = {
  asks: 'How many bytes may a card have?',
  measure() {
    const sentence =
      'Not measured here: cards go through the Bot Framework, not through Graph. ' +
      'docs/administrator/verify-tenant.md says how to do it by hand.';
    return Promise.reject(new NotMeasured(sentence));
  },
};
