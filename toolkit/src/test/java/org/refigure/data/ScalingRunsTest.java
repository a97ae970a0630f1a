package org.refigure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingRunsTest {
  private static final String NOTEBOOK =
      """
      {"cells": [{"cell_type": "markdown", "source": []},
        {"cell_type": "code", "outputs": [
          {"data": {"text/html": ["<font color='green'>'imagenet1k'</font> acc1 results for models ",
            "pre-trained on <font color='red'>'datacomp_1b'</font>  using scheduler <font>'cosine'</font>:"]}},
          {"data": {"text/html": ["<style>#x {}</style><table><thead><tr><th>Samples Seen</th>",
            "<th class=\\"col_heading level0\\">3B</th><th class=\\"col_heading level0\\">12.8M</th></tr></thead>",
            "<tbody><tr><th>mammut_ViT-S-32</th><td>0.590</td><td>0.100</td></tr>",
            "<tr><th>siglip_ViT-S-32</th><td>0.5</td><td>0.1</td></tr>",
            "<tr><th>clip_ViT-S-32</th><td>0.559</td><td>NA</td></tr></tbody></table>"]}},
          {"data": {"text/html": ["<font>'imagenet1k'</font> acc1 results for models ",
            "pre-trained on <font>'datacomp_1b'</font>  using scheduler <font>'const'</font>:"]}},
          {"data": {"text/html": ["<table><thead><tr><th class=\\"col_heading\\">3M</th></tr></thead>",
            "<tbody><tr><th>clip_ViT-S-32</th><td>0.3</td></tr></tbody></table>"]}}
        ]}]}
      """;

  private static final String PROFILE =
      """
      model,image_size,mparams,image_mparams,text_mparams,gflops,namespace,model_simple,x
      ViT-S-32,224,63.09,22.64,40.44,5.51,clip,ViT-S-32,x
      mammut_ViT-S-32,224,85.62,22.64,62.83,13.91,mammut,ViT-S-32,x
      """;

  @Test
  void tables_of_the_cosine_schedule_become_rows_clip_first_and_by_compute() throws IOException {
    byte[] table = OverviewTables.convert("header", List.of(bytes(NOTEBOOK), bytes(PROFILE)));
    assertThat(new String(table, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            header
            imagenet1k:acc1,datacomp_1b,cosine,clip_ViT-S-32,5.51,3072000000,1.69267e+10,0.559
            imagenet1k:acc1,datacomp_1b,cosine,mammut_ViT-S-32,13.91,12800000,1.78048e+08,0.1
            imagenet1k:acc1,datacomp_1b,cosine,mammut_ViT-S-32,13.91,3072000000,4.27315e+10,0.59
            """
                .replace("\n", "\r\n"));
  }

  @Test
  @NeedsData("laion_clip_mammut_scaling.csv")
  void the_table_holds_1733_runs_and_their_compute_is_a_product() {
    List<ScalingRun> runs = ScalingRuns.load();
    assertThat(runs).hasSize(1733);
    ScalingRun first = runs.get(0);
    assertThat(first.family()).isEqualTo("clip");
    assertThat(first.compute()).isCloseTo(7.0528e6, within(1e-3)); // the table's own seventh column
    assertThat(first.error()).isCloseTo(0.987, within(1e-12));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
