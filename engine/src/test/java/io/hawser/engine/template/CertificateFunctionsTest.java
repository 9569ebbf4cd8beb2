package io.hawser.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificateFunctionsTest {
  private final GoTemplates templates = new GoTemplates();

  private static X509Certificate read(String pem) throws Exception {
    var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
  }

  @Test
  void a_signed_certificate_is_verified_by_its_authority() throws Exception {
    var text =
        templates
            .parse(
                "{{ $ca := genCA \"my ca\" 365 }}{{ $c := genSignedCert \"host\" (list \"10.0.0.1\""
                    + " \"::1\") (list \"a.example\") 30 $ca }}{{ $ca.Cert }}#{{ $c.Cert }}#{{"
                    + " (buildCustomCert (b64enc $c.Cert) (b64enc $c.Key)).Cert | eq $c.Cert }}")
            .render(Map.of());

    var authority = read(text.split("#")[0]);
    var certificate = read(text.split("#")[1]);
    certificate.verify(authority.getPublicKey());
    certificate.checkValidity();
    assertThat(text).endsWith("#true");
    assertThat(authority.getBasicConstraints()).isGreaterThanOrEqualTo(0);
    assertThat(certificate.getIssuerX500Principal().getName()).isEqualTo("CN=my ca");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=host");
    assertThat(certificate.getSubjectAlternativeNames())
        .contains(List.of(2, "a.example"), List.of(7, "10.0.0.1"));
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
  }

  @Test
  void a_self_signed_certificate_verifies_itself() throws Exception {
    var text =
        templates
            .parse("{{ (genSelfSignedCert \"host\" nil (list \"b.example\") 1).Cert }}")
            .render(Map.of());

    var certificate = read(text);
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void what_is_no_address_is_refused() {
    assertThatThrownBy(() ->
            templates
                .parse("{{ genSelfSignedCert \"h\" (list \"10.0.0\") nil 1 }}")
                .render(Map.of()))
        .hasMessageEndingWith("error calling genSelfSignedCert: error parsing ip: 10.0.0");
  }
}
