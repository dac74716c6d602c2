use std::io::Write;

use clap::CommandFactory;
use clap::builder::PossibleValuesParser;
use dateline::layers::{self, Profile};
use dateline::model::{ColumnKind, Layer};

use super::output::Output;
use super::{Cli, Ending, args};

/// What `schema` takes.
#[derive(clap::Args)]
pub(super) struct SchemaArgs {
    /// The layer [default: all]
    #[arg(value_parser = PossibleValuesParser::new(layers::names()))]
    layer: Option<String>,

    /// How the layer events is laid out
    #[arg(long, value_name = "NAME", default_value = "native", value_parser = args::profile())]
    profile: &'static Profile,
}

/// What `completions` takes.
#[derive(clap::Args)]
pub(super) struct CompletionsArgs {
    /// For which shell
    shell: clap_complete::Shell,
}

/// What `man` takes.
#[derive(clap::Args)]
pub(super) struct ManArgs {}

/// Prints the data dictionary.
pub(super) fn schema(args: &SchemaArgs) -> anyhow::Result<Ending> {
    let mut out = Output::to(None)?;
    let asked = |layer: &Layer| args.layer.as_ref().is_none_or(|name| name == layer.name);
    for layer in args.profile.layers().map(|draft| draft.layer).filter(|layer| asked(layer)) {
        writeln!(out, "{}: {}", layer.name, layer.doc)?;
        for column in layer.columns {
            let kind = match column.kind {
                ColumnKind::Integer => "integer",
                ColumnKind::Real => "real",
                ColumnKind::Text => "text",
                ColumnKind::Date => "date",
                ColumnKind::Boolean => "boolean",
            };
            writeln!(out, "  {:<22}{kind:<9}{}", column.name, column.doc)?;
        }
        writeln!(out)?;
    }
    out.finish()?;
    Ok(Ending::Fine)
}

/// Prints a completion script.
pub(super) fn completions(args: &CompletionsArgs) -> anyhow::Result<Ending> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dateline", &mut script);
    print(&script)
}

/// Prints the manual page: the program, then each of its commands.
pub(super) fn man(_: &ManArgs) -> anyhow::Result<Ending> {
    let mut page = Vec::new();
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    clap_mangen::Man::new(program.clone()).render(&mut page)?;
    for command in program.get_subcommands() {
        let man = clap_mangen::Man::new(command.clone());
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    print(&page)
}

fn print(bytes: &[u8]) -> anyhow::Result<Ending> {
    let mut out = Output::to(None)?;
    out.write_all(bytes)?;
    out.finish()?;
    Ok(Ending::Fine)
}
