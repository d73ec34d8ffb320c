/**
 * Objects of Amazon S3, and of every server that speaks its protocol, at {@code s3://bucket/key}.
 * Start at {@link dev.ecomm.store.aws.S3Store}: with this jar on the class path {@link
 * dev.ecomm.store.Stores} finds it, and its builder takes an endpoint, a region, credentials. Reads
 * resume and are compared with the object's checksum; what is larger than a part is written as a
 * multipart upload, which is completed by the commit or aborted.
 */
@NullMarked
package dev.ecomm.store.aws;

import org.jspecify.annotations.NullMarked;
