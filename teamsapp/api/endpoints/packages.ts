import { addChild } from '../../children/addChild';
import { findChildren } from '../../children/findChildren';
import { restrictChild } from '../../safeguarding/restrictChild';
import { packageReference } from '../../packages/educationPackage';
import { checkPackage } from '../../packages/checkPackage';
import { type ChangeInput, checkChange, requestChange } from '../../packages/requestChange';
import { startEmergency } from '../../packages/startEmergency';
import { endPackage } from '../../packages/endPackage';
import { findPackages } from '../../packages/findPackages';
import { loggedMessage, logPackage } from '../../packages/logPackage';
import { packageActivity } from '../../packages/packageActivity';
import { packagePage } from '../../packages/packageView';
import { readPackageLine } from '../../packages/readPackageLine';
import { withdrawPackage } from '../../packages/withdrawPackage';
import * as contract from '../contract';
import { type Endpoint, finds, reads, takes } from '../endpoint';

/** The package log, and the children it is about. */
export const packageEndpoints: readonly Endpoint[] = [
  finds('/api/packages/find', {
    summary: 'Find packages by words, view and filters',
    audit: 'FIND_PACKAGES',
    input: contract.findPackagesInput,
    output: contract.packagesFound,
    answer: ({ app, actor, input }) => findPackages(app, actor, input),
  }),
  takes('/api/packages/read-line', {
    summary: 'Understand one line as the bot does; saves nothing',
    audit: 'READ_LINE',
    input: contract.readLineInput,
    output: contract.packageCheck,
    answer: ({ app, actor, input }) => readPackageLine(app, actor, input.line),
  }),
  takes('/api/packages/check', {
    summary: 'Work out cost, concerns and what is missing; saves nothing',
    audit: 'CHECK_PACKAGE',
    input: contract.checkPackageInput,
    output: contract.packageCheck,
    answer: ({ app, actor, input }) => checkPackage(app, actor, input.form),
  }),
  takes('/api/packages', {
    summary: 'Log a package and ask for approval; the same draft id logs once',
    audit: 'LOG_PACKAGE',
    input: contract.logPackageInput,
    output: contract.packageLogged,
    answer: async ({ app, actor, input }) => {
      const logged = await logPackage(app, actor, input);
      const { id } = logged.educationPackage;
      return { id, reference: packageReference(id), message: loggedMessage(logged) };
    },
  }),
  reads('/api/packages/:id', {
    summary: 'One package with what happens next',
    audit: 'VIEW_PACKAGE',
    output: contract.packagePage,
    answer: ({ app, actor, id }) => packagePage(app, actor, id),
  }),
  reads('/api/packages/:id/activity', {
    summary: 'What happened to a package, oldest first',
    audit: 'VIEW_PACKAGE_ACTIVITY',
    output: contract.activity,
    answer: ({ app, actor, id }) => packageActivity(app, actor, id),
  }),
  takes('/api/packages/:id/end', {
    summary: 'End a package on a day',
    audit: 'END_PACKAGE',
    input: contract.endPackageInput,
    output: contract.packagePage,
    answer: async ({ app, actor, id, input }) => {
      await endPackage(app, actor, { id, ...input });
      return packagePage(app, actor, id);
    },
  }),
  takes('/api/packages/:id/withdraw', {
    summary: 'Withdraw a package that was logged by mistake or is not needed',
    audit: 'WITHDRAW_PACKAGE',
    input: contract.withdrawPackageInput,
    output: contract.packagePage,
    answer: async ({ app, actor, id, input }) => {
      await withdrawPackage(app, actor, { id, ...input });
      return packagePage(app, actor, id);
    },
  }),
  takes('/api/packages/:id/emergency', {
    summary: 'Start a package before its decision',
    audit: 'START_EMERGENCY',
    input: contract.emergencyInput,
    output: contract.packagePage,
    answer: async ({ app, actor, id, input }) => {
      await startEmergency(app, actor, { id, ...input });
      return packagePage(app, actor, id);
    },
  }),
  finds('/api/packages/:id/change/check', {
    summary: 'What a change would cost, without asking for it',
    audit: 'CHECK_CHANGE',
    input: contract.changeTerms,
    output: contract.changeCheck,
    answer: ({ app, actor, id, input }) => checkChange(app, actor, { id, ...given(input) }),
  }),
  takes('/api/packages/:id/change', {
    summary: 'Ask for a change or an extension of an approved package',
    audit: 'REQUEST_CHANGE',
    input: contract.changePackageInput,
    output: contract.packagePage,
    answer: async ({ app, actor, id, input: { because, ...terms } }) => {
      await requestChange(app, actor, { id, because, ...given(terms) });
      return packagePage(app, actor, id);
    },
  }),
  finds('/api/children/find', {
    summary: 'Find children by reference',
    audit: 'FIND_CHILDREN',
    input: contract.findChildrenInput,
    output: contract.childrenFound,
    answer: ({ app, actor, input }) => findChildren(app, actor, input.words),
  }),
  takes('/api/children', {
    summary: 'Add a child by the council’s reference',
    audit: 'ADD_CHILD',
    input: contract.addChildInput,
    output: contract.childrenFound,
    answer: async ({ app, actor, input }) => {
      const child = await addChild(app, actor, input);
      return findChildren(app, actor, child.reference);
    },
  }),
  takes('/api/children/:id/restrict', {
    summary: 'Restrict a child, or lift that',
    audit: 'RESTRICT_CHILD',
    input: contract.restrictChildInput,
    output: contract.done,
    answer: async ({ app, actor, id, input }) => {
      await restrictChild(app, actor, { child: { id }, ...input });
      const message = input.restricted
        ? 'Only the child’s team and safeguarding see this child and its packages now.'
        : 'Everybody who sees packages sees this child’s again.';
      return { message };
    },
  }),
];

type Terms = Omit<ChangeInput, 'id' | 'because'>;

/** The terms that were given; what was left out is not there rather than undefined. */
function given(terms: { [K in keyof Terms]: Terms[K] | undefined }): Terms {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}
