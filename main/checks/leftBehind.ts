import type { Source } from '../../shared/model/diagnostic.ts';

/** Why a secret in an image matters: the same for every place where one can stay. */
export const LEFT_IN_IMAGE = 'Everybody who can read the image or launch it can read the secret.';

/** The guidance on images that others will launch. Source: EC2Rescue facts, section 5.3; failure modes FM-16. */
export const SHARED_IMAGES: Source = {
  document: 'AWS, guidance for shared AMIs and AWS Marketplace: no stored credentials in an image',
  certainty: 'documented',
};
