package dev.ecomm.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class Crc64Test {

  @Test
  void the_check_value_of_the_catalogue_comes_out() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    Crc64 crc = new Crc64();
    crc.update(digits, 0, digits.length);
    assertThat(crc.getValue()).isEqualTo(0xae8b14860a799888L);
  }

  @Test
  void an_object_with_this_checksum_is_compared_with_it() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    ObjectChecksum checksum =
        ObjectChecksum.of(GetObjectResponse.builder().checksumCRC64NVME("rosUhgp5mIg=").build())
            .orElseThrow();
    checksum.update(digits, 0, 9);
    assertThat(checksum.difference()).isEmpty();
  }

  @Test
  void a_checksum_of_checksums_of_parts_is_none_of_the_object() {
    assertThat(ObjectChecksum.of(GetObjectResponse.builder().checksumCRC32("AAAAAA==-2").build()))
        .isEmpty();
  }

  @Test
  void eight_bytes_at_a_time_and_one_at_a_time_are_the_same() {
    byte[] bytes = Objects.noise(1_003, 1);
    Crc64 all = new Crc64();
    Crc64 single = new Crc64();
    all.update(bytes, 3, 1_000);
    for (int i = 3; i < 1_003; i++) {
      single.update(bytes[i]);
    }
    assertThat(all.getValue()).isEqualTo(single.getValue());
    all.reset();
    assertThat(all.getValue()).isEqualTo(new Crc64().getValue());
  }
}
